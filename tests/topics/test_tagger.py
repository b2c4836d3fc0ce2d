"""What a story is about: the rules of finding and of judging, and the seed story."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.model import Evidence, Story, StoryTopics, TopicType
from plugins.pressmark.topics.tagger import tag_story
from plugins.pressmark.topics.vocabulary import load_vocabulary, shipped_vocabulary
from tests.topics.invented import about, mentioned, named, story

SEED = Path(__file__).parents[2] / "content" / "stories" / "2020" / "10" / "892006.txt"


def tag(headline: str, *paragraphs: str, topics: tuple[str, ...] = ()) -> StoryTopics:
    return tag_story(story(headline, *paragraphs, topics=topics), shipped_vocabulary())


def seed_story() -> Story:
    blocks = SEED.read_text(encoding="utf-8").split("\n\n")
    return story(blocks[1], blocks[2].splitlines()[-1], *blocks[3:])


def test_the_seed_story_is_about_its_war_and_its_parties() -> None:
    found = tag_story(seed_story(), shipped_vocabulary())

    places = {"armenia", "azerbaijan", "nagorno-karabakh", "russia", "syria", "turkey"}
    people = {"hulusi-akar", "ilham-aliyev", "sergei-shoigu"}
    assert about(found) == {"armed-conflict", *people, *places}
    assert not {"soviet-union", "libya", "united-states", "moscow"} & about(found)


def test_the_seed_story_only_mentions_countries_of_its_last_paragraph() -> None:
    found = tag_story(seed_story(), shipped_vocabulary())

    assert {"libya", "united-states"} <= mentioned(found)
    assert "soviet-union" not in named(found)


@pytest.mark.parametrize(
    ("phrase", "slug"),
    [
        pytest.param("Turkish", "turkey", id="adjective"),
        pytest.param("Turks", "turkey", id="people"),
        pytest.param("Azeri", "azerbaijan", id="short adjective"),
        pytest.param("Azerbaijanis", "azerbaijan", id="long people"),
        pytest.param("Dutch", "netherlands", id="adjective unlike the name"),
        pytest.param("Filipino", "philippines", id="people unlike the name"),
        pytest.param("Burkinabe", "burkina-faso", id="people of a double name"),
        pytest.param("Kurds", "kurdistan", id="people of a region"),
        pytest.param("Kosovar", "kosovo", id="people of a disputed state"),
        pytest.param("Gazans", "gaza", id="people of a strip"),
        pytest.param("North Koreans", "north-korea", id="two words"),
        pytest.param("Swiss", "switzerland", id="no plural"),
    ],
)
def test_a_demonym_in_the_headline_names_its_place(phrase: str, slug: str) -> None:
    found = tag(f"{phrase} sign a lease", f"The {phrase} signed it today.")

    assert about(found) == {slug}
    assert {e.rule for e in found.about[0].evidence} == {"demonym"}


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        pytest.param("Turkey breast on rye", set(), id="a sandwich"),
        pytest.param("Young Turks in the party", set(), id="rebels of a party"),
        pytest.param("Michael Jordan bought a boat; Jordan paid in cash", set(), id="a person's name"),
        pytest.param("Jordan and its king", {"jordan"}, id="the country of that name"),
        pytest.param("Atlanta, Georgia", {"georgia-us-state", "united-states"}, id="a state of the same name"),
        pytest.param("Georgia Tech and the Georgia Senate", set(), id="bodies of that state"),
        pytest.param("Tbilisi and all Georgia", {"georgia"}, id="the country, by its capital"),
        pytest.param("New Mexico", {"new-mexico", "united-states"}, id="a state with a country in its name"),
        pytest.param("The Gulf of Mexico", set(), id="a sea with a country in its name"),
        pytest.param("South China Sea", {"south-china-sea"}, id="a disputed sea is itself"),
        pytest.param("East China Sea", {"east-china-sea"}, id="another sea"),
        pytest.param("Papua New Guinea", {"papua-new-guinea"}, id="the longer of two countries"),
        pytest.param("Guinea pigs and New Guinea", set(), id="no Guinea at all"),
        pytest.param("Latin American leaders", {"latin-america"}, id="another America"),
        pytest.param("Lake Chad and the Niger Delta", {"niger-delta", "nigeria"}, id="waters"),
        pytest.param("The Nigerian and the Nigerien", {"niger", "nigeria"}, id="nearly one word"),
        pytest.param("former Soviet republics", set(), id="states that were Soviet"),
        pytest.param("ex-Soviet and post-Soviet states", set(), id="states after the Soviet one"),
        pytest.param("the Soviet Union", {"soviet-union"}, id="the Soviet state"),
        pytest.param("West Bank towns", {"west-bank"}, id="no bank"),
        pytest.param("Turkish Cypriots", {"northern-cyprus"}, id="the longer of two peoples"),
        pytest.param("Democratic Republic of Congo", {"dr-congo"}, id="the larger Congo"),
        pytest.param("Congo-Brazzaville", {"republic-of-the-congo"}, id="the smaller Congo"),
        pytest.param("Give us time", set(), id="a pronoun"),
        pytest.param("a US envoy, a U.S. envoy and envoys of the U.S", {"united-states"}, id="a state in capitals"),
        pytest.param("polish the china", set(), id="small letters"),
        pytest.param("In China. Sea levels rise", {"china"}, id="a full stop parts words"),
        pytest.param("Agence France-Presse said so", set(), id="an agency"),
        pytest.param("Côte d’Ivoire and Cote d'Ivoire", {"côte-d-ivoire"}, id="either apostrophe"),
    ],
)
def test_the_longest_phrase_wins_and_blockers_count_as_phrases(text: str, slugs: set[str]) -> None:
    found = tag("No news today", "Nothing more was known.", text)

    places = {t.topic.slug for t in (*found.about, *found.mentions) if t.topic.type is TopicType.PLACE}
    assert places == slugs


def test_a_name_and_a_subject_may_share_a_word() -> None:
    found = tag("Syrian civil war enters a new year", "The Syrian civil war goes on.")

    assert about(found) == {"syria", "civil-war"}


def test_a_broader_subject_is_only_mentioned_beside_a_narrower_one() -> None:
    found = tag("Civil war: heavy fighting, clashes and shelling", "In the civil war, troops met rebels.")

    assert "civil-war" in about(found)
    assert "armed-conflict" in mentioned(found)


def test_a_country_named_once_far_down_is_a_mention() -> None:
    found = tag("Norway builds a bridge", "Norway has begun to build.", "The steel is from Sweden.")

    assert about(found) == {"norway"}
    assert mentioned(found) >= {"sweden"}


def test_a_dateline_tells_where_a_story_is_from() -> None:
    found = tag("Bridge opens at last", "OSLO, Oct 14 - The bridge opened to carts and bicycles.")

    assert about(found) == {"norway"}
    (evidence,) = found.about[0].evidence
    assert (evidence.rule, evidence.surface, evidence.paragraph) == ("dateline", "OSLO", 1)


def test_a_term_with_a_least_number_counts_only_that_often(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("subject: Bridges\n  term: bridge >=2; title:span ^2\n", encoding="utf-8")
    vocabulary = load_vocabulary(path)

    assert named(tag_story(story("A bridge"), vocabulary)) == set()
    assert named(tag_story(story("A bridge", "The bridge stands."), vocabulary)) == {"bridges"}
    assert named(tag_story(story("News", "The span is long."), vocabulary)) == set()
    assert about(tag_story(story("The span is long"), vocabulary)) == {"bridges"}


def test_the_editors_topics_are_exactly_what_a_story_is_about() -> None:
    found = tag(
        "Turkey and Syria at war", "Turkey and Syria fight.", topics=("Türkiye", "Street food", "armed-conflict")
    )

    assert [(t.topic.slug, t.topic.name, t.topic.type, t.weight) for t in found.about] == [
        ("armed-conflict", "Armed conflict", TopicType.SUBJECT, 1.0),
        ("street-food", "Street food", TopicType.SUBJECT, 1.0),
        ("turkey", "Turkey", TopicType.PLACE, 1.0),
    ]
    assert found.about[2].evidence == (
        Evidence(rule="editor", surface="Türkiye", field="topics", paragraph=0, weight=1.0),
    )
    assert mentioned(found) == {"syria"}


def test_a_topic_that_the_editor_names_twice_stands_once() -> None:
    found = tag("News", topics=("Turkey", "turkey", "Republic of Turkey"))

    assert about(found) == {"turkey"}


def test_a_story_in_a_script_without_words_in_the_vocabulary_has_no_topics() -> None:
    found = tag("آتش‌بس در قره‌باغ", "ترکیه و سوریه بیانیه دادند.", "阿塞拜疆与亚美尼亚停火。")

    assert found == StoryTopics()


def test_topics_stand_heaviest_first_then_by_slug() -> None:
    found = tag("Sweden and Norway", "Sweden and Norway met.", "Sweden went home.")

    assert [t.topic.slug for t in found.about] == ["sweden", "norway"]
    weights = [t.weight for t in found.about]
    assert weights == sorted(weights, reverse=True)


def test_a_weight_is_the_sum_of_its_evidence() -> None:
    found = tag_story(seed_story(), shipped_vocabulary())

    for topic in (*found.about, *found.mentions):
        assert topic.weight == pytest.approx(sum(e.weight for e in topic.evidence))


WORDS = [
    "Turkey",
    "turkey",
    "breast",
    "U.S",
    "U.S.",
    "US",
    "New",
    "Mexico",
    "Guinea",
    "-",
    "’s",
    "…",
    "ceasefire",
]
one_line = st.text(max_size=80).map(lambda text: text.replace("\n", " "))
texts = one_line | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.just("ﬃ İstanbul ß")


@given(headline=texts, paragraphs=st.lists(texts, min_size=1, max_size=5))
def test_any_text_gives_topics_whose_evidence_stands_in_it(headline: str, paragraphs: list[str]) -> None:
    found = tag(headline, *paragraphs)

    for topic in (*found.about, *found.mentions):
        assert topic.evidence
        for evidence in topic.evidence:
            text = headline if evidence.field == "headline" else paragraphs[evidence.paragraph - 1]
            assert evidence.surface in text
            assert (evidence.paragraph == 0) == (evidence.field == "headline")


@given(texts, st.lists(st.sampled_from(["Turkey spoke.", "Syria spoke.", "A truce held.", "Rain fell."]), max_size=6))
def test_the_order_of_later_paragraphs_does_not_change_what_a_story_is_about(lead: str, later: list[str]) -> None:
    there = tag("Turkey and the truce", lead, *later)
    back = tag("Turkey and the truce", lead, *reversed(later))

    assert [(t.topic, t.weight) for t in there.about] == [(t.topic, t.weight) for t in back.about]


@given(st.lists(texts, min_size=1, max_size=4))
def test_a_story_is_judged_by_itself(headlines: list[str]) -> None:
    alone = [tag(headline) for headline in headlines]
    backwards = [tag(headline) for headline in reversed(headlines)]

    assert alone == backwards[::-1]


def test_a_list_in_the_second_paragraph_is_what_a_short_story_is_about() -> None:
    lead = "OSLO, May 3 - Ministers met to speak of fish."
    found = tag("Ministers meet over fish", lead, "They came from Iceland, Denmark, Sweden, Finland and Ireland.")

    assert {"iceland", "denmark", "sweden", "finland", "ireland"} <= about(found)


def test_a_country_named_once_far_down_is_only_mentioned() -> None:
    found = tag("Sweden counts its fish", "Sweden counted.", "It rained.", "It rained on.", "Ireland had counted, too.")

    assert "sweden" in about(found)
    assert "ireland" in mentioned(found)
