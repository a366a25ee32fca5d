"""People: who was killed, hurt or taken, and how many."""
