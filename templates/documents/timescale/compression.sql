ALTER TABLE ${table} SET (
  timescaledb.compress,
  timescaledb.compress_segmentby = '${segment_by}',
  timescaledb.compress_orderby = '${order_by}'
);
SELECT remove_compression_policy('${literal}', if_exists => true);
SELECT add_compression_policy('${literal}', compress_after => INTERVAL '${after_days} days', schedule_interval => INTERVAL '${every_hours} hours');
