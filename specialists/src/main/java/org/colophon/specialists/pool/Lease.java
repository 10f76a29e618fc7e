package org.colophon.specialists.pool;

/** A model that is in use and stays open until this is closed. For one thread. */
public final class Lease<M> implements AutoCloseable {
  private final M model;
  private final Runnable giveBack;
  private boolean closed;

  Lease(M model, Runnable giveBack) {
    this.model = model;
    this.giveBack = giveBack;
  }

  /**
   * The model.
   *
   * @throws IllegalStateException if it was given back
   */
  public M model() {
    if (closed) {
      throw new IllegalStateException("the model was given back");
    }
    return model;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      giveBack.run();
    }
  }
}
