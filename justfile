# The same verbs as dev.py, for those who have just.

python := if os() == "windows" { "python" } else { "python3" }

# List the verbs.
default:
    @just --list

# Make .venv with everything the tests need.
setup:
    {{ python }} dev.py setup --dev

# Load the demo and serve it.
demo *arguments:
    {{ python }} dev.py demo {{ arguments }}

# Serve a workspace.
serve *arguments:
    {{ python }} dev.py serve {{ arguments }}

# Run the tests.
test *arguments:
    {{ python }} dev.py test {{ arguments }}

# Lint, format, types, floors, tests.
check:
    {{ python }} dev.py check

# Measure sabaq beside its rival.
bench *arguments:
    {{ python }} dev.py bench {{ arguments }}

# Make the lock files again (needs uv).
lock *arguments:
    {{ python }} dev.py lock {{ arguments }}
