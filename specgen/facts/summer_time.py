"""The hour that the clocks of a zone skip on the day on which summer time begins.

source: tzdata 2025b of IANA (2026-11-24); the same in each year from 2026 to 2037
"""

_BY_HOUR = {
    0: {
        "Africa": "Cairo",
        "America": "Havana Santiago",
        "Asia": "Beirut",
        "Atlantic": "Azores",
    },
    1: {
        "Antarctica": "Troll",
        "Atlantic": "Canary Faeroe Faroe Madeira",
        "Europe": "Belfast Dublin Guernsey Isle_of_Man Jersey Lisbon London",
    },
    2: {
        "Africa": "Casablanca Ceuta El_Aaiun",
        "America": """
            Adak Anchorage Atka Boise Cambridge_Bay Chicago Ciudad_Juarez Denver Detroit
            Edmonton Ensenada Fort_Wayne Glace_Bay Goose_Bay Grand_Turk Halifax
            Indiana/Indianapolis Indiana/Knox Indiana/Marengo Indiana/Petersburg
            Indiana/Tell_City Indiana/Vevay Indiana/Vincennes Indiana/Winamac Indianapolis
            Inuvik Iqaluit Juneau Kentucky/Louisville Kentucky/Monticello Knox_IN Los_Angeles
            Louisville Matamoros Menominee Metlakatla Miquelon Moncton Montreal Nassau New_York
            Nipigon Nome North_Dakota/Beulah North_Dakota/Center North_Dakota/New_Salem Ojinaga
            Pangnirtung Port-au-Prince Rainy_River Rankin_Inlet Resolute Santa_Isabel Shiprock
            Sitka St_Johns Thule Thunder_Bay Tijuana Toronto Vancouver Winnipeg Yakutat
            Yellowknife
        """,
        "Antarctica": "Macquarie McMurdo South_Pole Troll",
        "Arctic": "Longyearbyen",
        "Asia": "Gaza Hebron Jerusalem Tel_Aviv",
        "Atlantic": "Bermuda Jan_Mayen",
        "Australia": """
            ACT Adelaide Broken_Hill Canberra Currie Hobart Melbourne NSW South Sydney Tasmania
            Victoria Yancowinna
        """,
        "Europe": """
            Amsterdam Andorra Belgrade Berlin Bratislava Brussels Budapest Busingen Chisinau
            Copenhagen Gibraltar Ljubljana Luxembourg Madrid Malta Monaco Oslo Paris Podgorica
            Prague Rome San_Marino Sarajevo Skopje Stockholm Tirane Tiraspol Vaduz Vatican
            Vienna Warsaw Zagreb Zurich
        """,
        "Pacific": "Auckland Norfolk",
    },
    3: {
        "Asia": "Famagusta Nicosia",
        "Europe": """
            Athens Bucharest Helsinki Kiev Kyiv Mariehamn Nicosia Riga Sofia Tallinn Uzhgorod
            Vilnius Zaporozhye
        """,
        "Pacific": "Chatham",
    },
    22: {
        "Pacific": "Easter",
    },
    23: {
        "America": "Godthab Nuuk Scoresbysund",
    },
}


def _skipped() -> dict[str, frozenset[int]]:
    hours: dict[str, set[int]] = {}
    for hour, by_area in _BY_HOUR.items():
        for area, names in by_area.items():
            for name in names.split():
                hours.setdefault(f"{area}/{name}", set()).add(hour)
    return {zone: frozenset(skipped) for zone, skipped in hours.items()}


SKIPPED_HOURS = _skipped()
"""By zone; a zone that is not here has no summer time, or moves its clocks by half an hour."""
