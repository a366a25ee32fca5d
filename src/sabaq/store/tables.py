"""Tables: truth that only grows, and the picture beside it."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, MetaData, Table, text

from sabaq.store.columns import TEXT, WHOLE, under_act

TRUTH = MetaData()
PICTURE = MetaData()
STATISTIC = text("prop = 'statistic'")  # few of many claims, and a page asks for just them


def _text(name: str, *, null: bool = True, key: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=null and not key, primary_key=key)


def _whole(name: str) -> Column[int]:
    return Column(name, WHOLE)


def _seq() -> Column[int]:
    return Column("seq", WHOLE, primary_key=True)


def _real(name: str) -> Column[float]:
    return Column(name, Float)


# Moments are text in one width, 2023-01-30T08:40:00.000000Z, so that they sort and a court can read them.
acts = Table(
    "acts", TRUTH,
    _text("id", key=True), _text("grant_id"), _text("operation", null=False), _text("purpose", null=False),
    _text("subject_class", null=False), _text("decision", null=False), _text("policy", null=False),
    _text("recorded_at", null=False), _text("sealed"),  # who, on what and why, under a key of its own
    _text("roles"), _text("unit"), _text("authority"), _text("marking"), _whole("break_glass"), _text("rules"),
)  # fmt: skip


sources = Table(
    "sources", TRUTH,
    _seq(), _text("id", null=False), _text("name", null=False),
    _text("kind", null=False), _text("interest", null=False), _text("independence_group", null=False),
    _text("reliability", null=False), _text("recorded_at", null=False), under_act(),
    Index("sources_by_id", "id"),
)  # fmt: skip
batches = Table(
    "batches", TRUTH,
    _text("id", key=True), _text("file", null=False), _text("archive", null=False), _text("mapping", null=False),
    _whole("back_filled"), _text("recorded_at", null=False), under_act(),
)  # fmt: skip
batch_ends = Table(  # a batch counts only once it has ended, so that a killed import shows nothing
    "batch_ends", TRUTH,
    Column("batch", TEXT, ForeignKey("batches.id"), primary_key=True), _whole("reports"), _whole("claims"),
    _whole("rejected"), _text("recorded_at", null=False), under_act(),
)  # fmt: skip
reports = Table(
    "reports", TRUTH,
    _seq(), Column("id", TEXT, nullable=False, unique=True),
    _text("batch", null=False), _text("source", null=False), _text("external_id", null=False),
    _text("raw", null=False), _text("title"), _text("url"), _text("lang"), _text("marking", null=False),
    _text("archive"), _text("locator"), _text("method", null=False), _text("published_at"),
    _text("published_precision"), _text("known_at", null=False), _whole("back_filled"),
    _text("recorded_at", null=False), under_act(),
    Index("reports_by_batch", "batch"), Index("reports_by_known", "known_at"),
    Index("reports_by_marking", "marking"),
)  # fmt: skip
sightings = Table(  # a report that came again in another batch
    "sightings", TRUTH,
    Column("report_seq", WHOLE, ForeignKey("reports.seq"), primary_key=True), _text("batch", key=True), under_act(),
)  # fmt: skip
claims = Table(
    "claims", TRUTH,
    _seq(), Column("id", TEXT, nullable=False, unique=True),
    Column("report_seq", WHOLE, ForeignKey("reports.seq"), nullable=False), _text("subject", null=False),
    _text("prop", null=False), _text("grp", null=False), _text("value"), _whole("low"), _whole("best"),
    _whole("high"), _text("unit"), _text("polarity", null=False), _text("modality", null=False),
    _text("framing", null=False), _text("speaker"), _text("quote", null=False), _whole("span_start"),
    _whole("span_end"), _text("first_day"), _text("last_day"), _text("date_precision"), _text("happened_at"),
    _real("lat"), _real("lon"), _real("radius_m"), _text("place"), _text("district"), _text("province"),
    _text("country"), _whole("credibility"), _text("extractor", null=False),
    Index("claims_by_report", "report_seq"), Index("claims_by_subject", "subject"),
    Index("claims_of_statistics", "report_seq", sqlite_where=STATISTIC, postgresql_where=STATISTIC),
)  # fmt: skip
rejections = Table(
    "rejections", TRUTH,
    _seq(), _text("batch", null=False), _text("file", null=False), _whole("row"),
    _text("column"), _text("seen", null=False), _text("wanted", null=False), under_act(),
    Index("rejections_by_batch", "batch"),
)  # fmt: skip
links = Table(
    "links", TRUTH,
    _text("id", key=True), _text("a", null=False), _text("b", null=False), _text("verdict", null=False),
    _real("weight_bits"), _text("decided_by", null=False), _text("why", null=False), _text("batch"),
    _text("known_at", null=False), _text("recorded_at", null=False), under_act(),
    Index("links_by_a", "a"), Index("links_by_b", "b"),
)  # fmt: skip
revocations = Table(
    "revocations", TRUTH,
    _text("id", key=True), Column("link", TEXT, ForeignKey("links.id"), nullable=False),
    _text("decided_by", null=False), _text("why", null=False), _text("known_at", null=False),
    _text("recorded_at", null=False), under_act(),
    Index("revocations_by_link", "link"),
)  # fmt: skip

retractions = Table(  # a source, a batch or a report that counts no more
    "retractions", TRUTH,
    _text("id", key=True), _text("kind", null=False), _text("target", null=False), _text("decided_by", null=False),
    _text("why", null=False), _text("known_at", null=False), _text("recorded_at", null=False), under_act(),
    Index("retractions_by_target", "kind", "target"),
)  # fmt: skip
reinstatements = Table(  # a retraction that was taken back
    "reinstatements", TRUTH,
    _text("id", key=True), Column("retraction", TEXT, ForeignKey("retractions.id"), nullable=False),
    _text("decided_by", null=False), _text("why", null=False), _text("known_at", null=False),
    _text("recorded_at", null=False), under_act(),
    Index("reinstatements_by_retraction", "retraction"),
)  # fmt: skip

states = Table(  # one row: what the picture was made from, with which steps
    "picture_states", PICTURE,
    Column("one", WHOLE, primary_key=True), _text("made_from", null=False),
    _text("made_with", null=False), _whole("reports"), _whole("incidents"),
    _text("model", null=False), _text("moment"), _text("made_at", null=False),
)  # fmt: skip
incidents = Table(
    "picture_incidents", PICTURE,
    _text("id", key=True), _text("title", null=False), _text("first"), _text("last"), _text("date_precision"),
    _real("lat"), _real("lon"), _real("radius_m"), _text("place"), _text("district"), _text("province"),
    _text("country"), _text("attack_type"), _text("target"), _text("actor"), _text("outcome"),
    _whole("killed_low"), _whole("killed_best"), _whole("killed_high"), _whole("wounded_low"),
    _whole("wounded_best"), _whole("wounded_high"), _real("dispute"), _whole("reports"), _whole("origins"),
    _whole("findings"), _text("known_first", null=False), _text("known_last", null=False), _text("words"),
)  # fmt: skip
memberships = Table(
    "picture_memberships", PICTURE,
    _text("subject", key=True), _text("incident", null=False), _text("report", null=False), _real("weight"),
    Index("memberships_by_incident", "incident"), Index("memberships_by_report", "report"),
)  # fmt: skip
ties = Table(
    "picture_ties", PICTURE,
    _seq(), _text("incident", null=False), _text("a", null=False),
    _text("b", null=False), _real("bits"), _text("evidence", null=False), _text("decided_by", null=False),
    Index("ties_by_incident", "incident"),
)  # fmt: skip
doubts = Table(  # where the picture could as well be drawn otherwise, those worth most first
    "picture_doubts", PICTURE,
    _seq(), _text("change", null=False), _text("incident", null=False),
    _text("other", null=False), _text("a", null=False), _text("b", null=False), _real("bits"), _real("chance"),
    _whole("members"), _whole("killed"), _real("dispute"), _real("worth"), _text("evidence", null=False),
    Index("doubts_by_incident", "incident"), Index("doubts_by_other", "other"),
)  # fmt: skip
consensus = Table(
    "picture_consensus", PICTURE,
    _seq(), _text("incident", null=False), _text("prop", null=False),
    _text("grp", null=False), _text("policy", null=False), _text("value"), _whole("low"), _whole("best"),
    _whole("high"), _real("dispute"), _whole("origins"), _text("claims", null=False),
    Index("consensus_by_incident", "incident"),
)  # fmt: skip
details = Table(  # curve, responsibility and findings of one incident, encoded: only its page reads them
    "picture_details", PICTURE,
    _text("incident", key=True), _text("curve", null=False), _text("responsibility", null=False),
    _text("findings", null=False),
)  # fmt: skip
forwards = Table(
    "picture_forwards", PICTURE,
    _text("old", key=True), _text("incident", null=False),
)  # fmt: skip

changes = Table(  # what was put in place since the picture was made; one row without an incident: all of it
    "picture_changes", PICTURE,
    Column("seq", WHOLE, primary_key=True, autoincrement=False), _text("incident"),  # numbered on from the last
)  # fmt: skip
