-- ${title}: keeps what it had under its earlier name
DO $$$$
BEGIN
  IF to_regclass('${was}') IS NOT NULL AND to_regclass('${now}') IS NULL THEN
    ALTER ${what} ${was} RENAME TO ${now};
  END IF;
END
$$$$;
