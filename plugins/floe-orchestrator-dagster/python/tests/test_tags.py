from dagster import AssetSpec

from floe_dagster.tags import label_tags, tag_value, word_tags


def test_a_value_keeps_what_dagster_allows_and_replaces_the_rest() -> None:
    assert tag_value("a-b_c.9") == "a-b_c.9"
    assert tag_value("Retail & Sales\n") == "Retail___Sales_"
    assert tag_value("") == ""


def test_a_long_value_ends_in_a_digest_of_the_whole() -> None:
    first, second = tag_value("x" * 80 + "1"), tag_value("x" * 80 + "2")
    assert (len(first), len(second), first == second) == (63, 63, False)


def test_labels_get_one_namespace() -> None:
    assert label_tags({"domain": "retail", "acme.io/team": "a b"}) == {
        "floe.label/domain": "retail",
        "floe.label/acme.io_team": "a_b",
    }


def test_labels_that_cleaning_makes_equal_both_stay() -> None:
    tags = label_tags({"cost center": "1", "cost_center": "2", "cost/center": "3"})
    assert sorted(tags.values()) == ["1", "2", "3"]
    assert tags["floe.label/cost_center"] == "2"


def test_the_order_of_labels_does_not_matter() -> None:
    labels = {"a b": "1", "a/b": "2"}
    assert label_tags(labels) == label_tags(dict(reversed(labels.items())))


def test_words_become_keys_and_a_namespace_stays() -> None:
    assert word_tags(["daily", "team/finance", "a b", ""]) == {"daily": "", "team/finance": "", "a_b": ""}


def test_a_word_cannot_take_a_key_that_dagster_reserves() -> None:
    assert word_tags(["dagster/kind/dbt", "dagster/priority"]) == {"dagster_kind_dbt": "", "dagster_priority": ""}


def test_dagster_accepts_whatever_comes_out() -> None:
    texts = ["", "é" * 100, "a/b/c", "x" * 200, "line\nline", "{{ jinja }}", "😀", "-", "a b", "a  b"]
    tags = {**word_tags(texts), **label_tags({text: text for text in texts})}
    assert AssetSpec("asset", tags=tags).tags == tags
