package org.colophon.specialists.bus.process;

/**
 * Something to do when this JVM ends, for as long as somebody holds it. A hook that were registered
 * for good would keep the class loader of a job, with all it loaded, in a cluster's process long
 * after the job is over. Safe for use by several threads.
 */
public final class ShutdownHook {
  private final Runnable action;
  private final String name;
  private Thread registered;
  private int holders;

  /**
   * Registers nothing yet.
   *
   * @param name of the thread that does it
   */
  public ShutdownHook(String name, Runnable action) {
    this.name = name;
    this.action = action;
  }

  /** One more reason to do it. */
  public synchronized void hold() {
    holders++;
    if (registered == null) {
      final Thread hook = new Thread(action, name);
      try {
        Runtime.getRuntime().addShutdownHook(hook);
        registered = hook;
      } catch (IllegalStateException ending) {
        // The JVM ends already: whoever asks is ended by other means, or ends by itself.
        registered = null;
      }
    }
  }

  /** One reason less; without any the hook is taken back. */
  public synchronized void release() {
    holders--;
    if (holders == 0 && registered != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(registered);
      } catch (IllegalStateException ending) {
        // It is running, or about to.
        return;
      }
      registered = null;
    }
  }
}
