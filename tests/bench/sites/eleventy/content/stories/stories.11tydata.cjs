module.exports = { layout: "story.njk", permalink: (data) => `/stories/${data.page.fileSlug}.html` };
