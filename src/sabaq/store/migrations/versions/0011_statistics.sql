CREATE INDEX claims_of_statistics ON claims (report_seq) WHERE prop = 'statistic';
