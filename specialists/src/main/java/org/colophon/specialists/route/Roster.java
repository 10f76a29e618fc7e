package org.colophon.specialists.route;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.colophon.specialists.bus.Specialist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The specialists that there are, by their ids. Closing it closes those that can be closed. */
public final class Roster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  private final Map<String, Member> members;

  Roster(Map<String, Member> members) {
    this.members = Collections.unmodifiableMap(new TreeMap<>(members));
  }

  /**
   * A roster of specialists by the ids that they declare, none of which reads inside the page step.
   */
  public static Roster of(Collection<? extends Specialist> specialists) {
    final Map<String, Member> members = new TreeMap<>();
    specialists.forEach(s -> members.put(s.descriptor().id(), new Member(s, false)));
    return new Roster(members);
  }

  /**
   * The same ids, each asked in another way. Whoever made the specialists closes them, not this.
   */
  public Roster asked(UnaryOperator<Specialist> way) {
    final Map<String, Member> others = new TreeMap<>();
    members.forEach(
        (id, member) ->
            others.put(id, new Member(way.apply(member.specialist()), member.insidePage())));
    return new Roster(others);
  }

  /** The specialist of that id. */
  public Optional<Specialist> find(String id) {
    return Optional.ofNullable(members.get(id)).map(Member::specialist);
  }

  /** Whether the specialist of that id reads inside the page step. */
  public boolean insidePage(String id) {
    return members.containsKey(id) && members.get(id).insidePage();
  }

  public Set<String> ids() {
    return members.keySet();
  }

  @Override
  public void close() {
    for (final Member member : members.values()) {
      if (member.specialist() instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception e) {
          LOG.warn(
              "{} could not be closed: {}", member.specialist().descriptor().id(), e.toString());
        }
      }
    }
  }

  /**
   * @param insidePage whether it reads inside the page step
   */
  record Member(Specialist specialist, boolean insidePage) {}
}
