from plugins.pressmark.commands.building import size_warning


def test_site_with_room_is_no_matter() -> None:
    assert size_warning(799_999_999, stories=20_000) == ""


def test_nearly_full_site_is_told_in_stories() -> None:
    assert size_warning(800_000_000, stories=20_000).startswith(
        "warning: the site takes 800 MB, and GitHub Pages shows at most 1,000 MB: room for about 5,000 stories more\n"
    )


def test_overfull_site_has_no_room() -> None:
    assert "room for about 0 stories more" in size_warning(1_200_000_000, stories=30_000)
