"""Guard: the one gate that every act passes."""
