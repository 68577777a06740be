"""Forms to print and sign, made from the same records: consent of a person, approval of what will be published."""

from generator.papers.approval import Change, approval_paper, changes, lines_of
from generator.papers.consent import consent_paper

__all__ = ["Change", "approval_paper", "changes", "consent_paper", "lines_of"]
