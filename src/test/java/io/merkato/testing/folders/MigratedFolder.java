package io.merkato.testing.folders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Data folders as a first start leaves them that is cut short right after the migrations. The first one is made, which takes
 * seconds; the others are copies of it.
 */
public final class MigratedFolder {

    private MigratedFolder() {}

    /** A new folder, whose database nobody has opened yet. */
    public static Path newOne(String prefix) {
        Path folder = Folders.newOne(prefix);
        copy(Template.FOLDER, folder);
        return folder;
    }

    /** The folder with its cluster; the programs of PostgreSQL are the same for all. */
    private static void copy(Path template, Path folder) {
        try {
            for (String file : List.of("postgres", "postgres.password")) {
                Files.walkFileTree(template.resolve(file), new Copying(template, folder));
            }
            Files.createSymbolicLink(folder.resolve("postgres-bin"), template.resolve("postgres-bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made when it is first asked for. */
    private static final class Template {

        static final Path FOLDER = make();

        private static Path make() {
            Path folder = Folders.newOne("template-");
            OlderShop.write(folder, "latest");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
            return folder;
        }
    }

    private static final class Copying extends SimpleFileVisitor<Path> {

        private final Path from;
        private final Path to;

        Copying(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return visitFile(folder, attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
        }
    }
}
