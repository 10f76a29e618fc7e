package org.colophon.runners.flink;

import java.util.List;

/** Whether a job of ours can run on a cluster; every fault is one line. */
record ClusterCheck(RestAddress master, ClusterFacts facts) {
  /**
   * Versions of Flink that differ in more than their last number do not understand each other.
   *
   * @param ours version of Flink that this program was built with
   */
  void version(String ours) {
    if (!minor(facts.version()).equals(minor(ours))) {
      throw fault(
          "the cluster runs Flink "
              + facts.version()
              + ", this program is made for "
              + ours
              + "; use a cluster of Flink "
              + minor(ours));
    }
  }

  private static String minor(String version) {
    final String[] numbers = version.split("[.-]", 3);
    return numbers.length < 2 ? version : numbers[0] + "." + numbers[1];
  }

  /**
   * Slots for a job.
   *
   * @param wanted 0 for all that are free
   */
  int parallelism(int wanted) {
    if (facts.slots() == 0) {
      throw fault("the cluster has no slots; start a TaskManager");
    }
    if (wanted > facts.slots()) {
      throw fault(
          "--parallelism "
              + wanted
              + " is more than the "
              + facts.slots()
              + " slots of the cluster");
    }
    if (wanted == 0 && facts.freeSlots() == 0) {
      throw fault(
          "all "
              + facts.slots()
              + " slots have jobs; wait for one to end, or give --parallelism to stand in line");
    }
    return wanted == 0 ? facts.freeSlots() : wanted;
  }

  /** A path names a file of one machine; a cluster elsewhere would read and write its own. */
  void files(List<String> files) {
    if (facts.isHere(master)) {
      return;
    }
    for (final String file : files) {
      if (!file.contains("://")) {
        throw fault(
            file
                + " is a path of this machine, and the cluster has others; name a URI, or add"
                + " --shared-files if every machine of it sees the same files there");
      }
    }
  }

  private IllegalArgumentException fault(String what) {
    return new IllegalArgumentException("--flink-master " + master + ": " + what);
  }
}
