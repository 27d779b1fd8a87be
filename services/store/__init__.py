"""The one adapter that knows SQL: tables, the database they live in, and the record path."""
