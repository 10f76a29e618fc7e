package org.colophon.runners.flink;

import org.apache.flink.api.common.JobID;
import org.colophon.runners.launch.JobCounts;

/** stub */
final class StepRecords {
  StepRecords(FlinkRest rest, JobID job) {}

  JobCounts counts() {
    return JobCounts.NONE;
  }
}
