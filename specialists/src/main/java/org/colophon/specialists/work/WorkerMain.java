package org.colophon.specialists.work;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.colophon.datasets.schema.DocumentCodec;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.WorkRequest;
import org.colophon.datasets.schema.proto.WorkResponse;

/** The other end of {@link WorkerProcess}: reads requests from standard input until it ends. */
public final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] args) throws Exception {
    final OutputStream answers = new BufferedOutputStream(System.out);
    // Whatever prints must not end up between the answers.
    System.setOut(new PrintStream(System.err, true));
    final BlockingQueue<WorkRequest> requests = new LinkedBlockingQueue<>();
    final Thread reader = new Thread(() -> read(System.in, requests), "requests");
    reader.setDaemon(true);
    reader.start();

    final Settings settings = Settings.fromJson(requests.take().getConfigure());
    try (LocalWorkbench workbench = new LocalWorkbench(settings)) {
      // Ready.
      Answers.write(WorkResponse.getDefaultInstance(), answers);
      while (true) {
        Answers.write(answer(workbench, requests.take()), answers);
      }
    }
  }

  /** Runs beside the work, so that a worker in an endless loop still ends with its parent. */
  private static void read(InputStream in, BlockingQueue<WorkRequest> requests) {
    try {
      WorkRequest request = WorkRequest.parseDelimitedFrom(in);
      while (request != null) {
        requests.add(request);
        request = WorkRequest.parseDelimitedFrom(in);
      }
    } catch (IOException e) {
      System.err.println("the requests are garbled: " + e.getMessage());
    }
    // A parent that was killed removes nothing; the last of its workers takes the common folder
    // along.
    final Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    Scratch.delete(folder);
    try {
      Files.deleteIfExists(folder.getParent());
    } catch (IOException e) {
      System.err.println("other workers are still in " + folder.getParent());
    }
    Runtime.getRuntime().halt(0);
  }

  private static WorkResponse answer(LocalWorkbench workbench, WorkRequest request) {
    final WorkResponse.Builder answer = WorkResponse.newBuilder();
    try {
      switch (request.getWorkCase()) {
        case OPEN -> answer.setOpened(DocumentCodec.toProto(workbench.open(request.getOpen())));
        case PAGE ->
            answer.setPage(
                workbench.page(
                    DocumentCodec.fromProto(request.getPage().getDocument()),
                    request.getPage().getNumber()));
        case ASSEMBLE ->
            answer.setOutcome(DocumentCodec.toProto(workbench.assemble(request.getAssemble())));
        case BUS -> answer.setBus(workbench.specialists().answer(request.getBus()));
        case JUDGE -> answer.setJudged(workbench.guards().answer(request.getJudge()));
        case WORK_NOT_SET -> throw new IllegalArgumentException("a request without work");
      }
    } catch (Workbench.WorkException e) {
      answer.setFailure(FlowCodec.toProto(e.failure()));
    }
    return answer.build();
  }
}
