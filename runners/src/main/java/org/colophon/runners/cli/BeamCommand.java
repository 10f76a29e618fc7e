package org.colophon.runners.cli;

import java.util.List;

/** A command that runs a Beam job, whose own options stand behind {@code --}. */
interface BeamCommand {
  void setBeamOptions(List<String> options);
}
