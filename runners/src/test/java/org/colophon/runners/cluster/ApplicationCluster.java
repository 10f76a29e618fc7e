package org.colophon.runners.cluster;

import java.nio.file.Path;
import java.util.Arrays;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.deployment.application.executors.EmbeddedExecutor;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;

/**
 * The JobManager of an application cluster: runs the program of a jar and ends with it. Flink has
 * the same as {@code StandaloneApplicationClusterEntryPoint}, in a module that comes with its
 * distribution only.
 */
public final class ApplicationCluster extends ApplicationClusterEntryPoint {
  private ApplicationCluster(Configuration configuration, PackagedProgram program) {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
  }

  /** Folder of the configuration, jar, and arguments of its program. */
  public static void main(String[] args) throws Exception {
    final Configuration configuration = GlobalConfiguration.loadConfiguration(args[0]);
    final PackagedProgram program =
        PackagedProgram.newBuilder()
            .setJarFile(Path.of(args[1]).toFile())
            .setEntryPointClassName("org.colophon.runners.flink.ApplicationMain")
            .setArguments(Arrays.copyOfRange(args, 2, args.length))
            .setConfiguration(configuration)
            .build();
    configuration.set(DeploymentOptions.TARGET, EmbeddedExecutor.NAME);
    configureExecution(configuration, program);
    ClusterEntrypoint.runClusterEntrypoint(new ApplicationCluster(configuration, program));
  }
}
