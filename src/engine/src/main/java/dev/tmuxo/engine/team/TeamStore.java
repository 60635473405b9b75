package dev.tmuxo.engine.team;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The definitions of a host's teams, by which it finds them again: {@code
 * HOME/teams/TEAM/team.json}, which only its owner can read, for commands and variables may hold
 * secrets. Thread-safe as far as no two threads write the same team.
 *
 * @param teams the directory with a subdirectory for each team
 */
public record TeamStore(Path teams) {
  private static final String FILE = "team.json";

  /**
   * What a host knows of a team besides its journal.
   *
   * @param node where it runs
   */
  public record Definition(String node, TeamSpec team) {}

  /** The directory of a team on the host. */
  public Path directory(String team) {
    return teams.resolve(team);
  }

  /**
   * Keeps a definition in place of an earlier one; durable when this returns.
   *
   * @throws TmuxoException {@link ErrorCode#STORAGE}
   */
  public void save(Definition definition) {
    Path directory = directory(definition.team().name());
    try {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path fresh = directory.resolve(FILE + ".new");
      Files.deleteIfExists(fresh);
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        ByteBuffer bytes = ByteBuffer.wrap(Json.mapper().writeValueAsBytes(definition));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw storage(directory.resolve(FILE), e);
    }
  }

  /**
   * The definition of a team, if there is one.
   *
   * @throws TmuxoException {@link ErrorCode#STORAGE} if there is a file that cannot be read
   */
  public Optional<Definition> load(String team) {
    Path file = directory(team).resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(Files.readAllBytes(file), Definition.class));
    } catch (JsonProcessingException e) {
      // Its message would quote the file, which may hold secrets.
      throw storage(file, new IOException("it is not the JSON of a team"));
    } catch (IOException e) {
      throw storage(file, e);
    }
  }

  /** The names of all teams that have a definition, sorted. */
  public List<String> names() {
    if (!Files.isDirectory(teams)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(teams)) {
      return directories
          .filter(directory -> Files.exists(directory.resolve(FILE)))
          .map(directory -> directory.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw storage(teams, e);
    }
  }

  private static TmuxoException storage(Path file, IOException cause) {
    return new TmuxoException(
        ErrorCode.STORAGE,
        "cannot use " + file + ": " + cause.getMessage(),
        "Check that the disk has room and that the file belongs to you.",
        cause);
  }
}
