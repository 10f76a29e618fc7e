package org.colophon.transforms.testing;

import java.lang.reflect.Method;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/**
 * Beam's TestPipeline, a JUnit 4 rule, for Jupiter: every test gets a fresh pipeline, and a test
 * fails if its pipeline was not run, if transforms were added after the run, or if an assertion of
 * PAssert never ran.
 */
public final class BeamPipeline implements InvocationInterceptor {
  private TestPipeline pipeline;

  /** The pipeline of the running test. */
  public TestPipeline get() {
    return pipeline;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> context,
      ExtensionContext extension)
      throws Throwable {
    pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(true);
    final Description description =
        Description.createTestDescription(
            extension.getRequiredTestClass(), context.getExecutable().getName());
    pipeline
        .apply(
            new Statement() {
              @Override
              public void evaluate() throws Throwable {
                invocation.proceed();
              }
            },
            description)
        .evaluate();
  }
}
