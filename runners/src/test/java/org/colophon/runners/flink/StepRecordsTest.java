package org.colophon.runners.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.colophon.runners.launch.JobCounts;
import org.junit.jupiter.api.Test;

/** Answers of Flink 1.19 with Beam 2.70, cut to what matters. */
class StepRecordsTest {
  private static final JobID JOB = new JobID(1, 2);

  @Test
  void recordsOfBatchTasksCountByStepAndKindLessThoseUnderWay() throws IOException {
    assertEquals(
        new JobCounts(0, 0, 0, 0, Map.of("table", 11L), 0),
        counts(
            "[{\"id\":\"FlatMap_(FlatMap_at_Digitize/Publish/Read_table_regions/Read)"
                + ".numRecordsIn\",\"sum\":12}]"));
  }

  @Test
  void countersAndRecordsOfTheSameStepCountOnce() throws IOException {
    assertEquals(
        new JobCounts(0, 0, 0, 0, Map.of("table", 12L), 0),
        counts(
            "[{\"id\":\"FlatMap_(FlatMap_at_Digitize/Publish/Read_table_regions/Read)"
                + ".numRecordsIn\",\"sum\":14},"
                + "{\"id\":\"FlatMap_(FlatMap_at_Digitize/Publish/Read_table_regions/Read)"
                + ".colophon.regions-table\",\"sum\":12}]"));
  }

  private static JobCounts counts(String metrics) throws IOException {
    final String vertices =
        "{\"vertices\":[{\"id\":\"v1\",\"name\":\"Read table regions/Read\","
            + "\"start-time\":5,\"tasks\":{\"RUNNING\":1}}]}";
    try (FakeRest rest =
        FakeRest.answering(
            Map.of(
                "/jobs/" + JOB,
                vertices,
                "/jobs/" + JOB + "/vertices/v1/subtasks/metrics",
                metrics))) {
      return new StepRecords(new FlinkRest(RestAddress.parse(rest.address())), JOB).counts();
    }
  }
}
