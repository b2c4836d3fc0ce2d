const SIZE = 20;
const slugs = new Map();

function slug(name) {
  if (!slugs.has(name)) slugs.set(name, name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-"));
  return slugs.get(name);
}

function topicPages(stories) {
  const topics = new Map();
  for (const story of stories)
    for (const name of story.data.topics) {
      if (!topics.has(name)) topics.set(name, []);
      topics.get(name).push(story);
    }
  const address = (name, number) => `/tags/${slug(name)}${number > 1 ? `/${number}` : ""}.html`;
  return [...topics].flatMap(([name, members]) => {
    const last = Math.ceil(members.length / SIZE);
    return Array.from({ length: last }, (_, index) => ({
      name,
      address: address(name, index + 1),
      stories: members.slice(index * SIZE, (index + 1) * SIZE),
      newer: index > 0 ? address(name, index) : "",
      older: index + 1 < last ? address(name, index + 2) : "",
    }));
  });
}

module.exports = function (config) {
  let newestFirst;
  const stories = (api) => (newestFirst ??= api.getFilteredByGlob("content/stories/*.md").reverse());
  config.addCollection("newestFirst", stories);
  config.addCollection("topicPages", (api) => topicPages(stories(api)));
  config.addFilter("day", (date) => date.toUTCString().slice(5, 16));
  config.addFilter("iso", (date) => date.toISOString());
  config.addFilter("topicAddress", (name) => `/tags/${slug(name)}.html`);
  return { dir: { input: "content" }, markdownTemplateEngine: false };
};
