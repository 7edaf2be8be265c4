SELECT remove_retention_policy('${literal}', if_exists => true);
${policy}
