package io.merkato.testing.process;

import io.merkato.Merkato;
import io.merkato.testing.folders.Folders;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process of the shop runs. The first one that is stopped leaves its classes to the others as the JVM holds them,
 * which saves each half of its start. The JVM does so for jars alone, so what was compiled is packed into one.
 */
final class ShopProgram {

    private static final Path FOLDER = Folders.newOne("program-");
    private static final Path JAR = FOLDER.resolve("merkato.jar");
    private static final Path KEPT = FOLDER.resolve("classes.jsa");
    private static final String CLASS_PATH = classPath();

    private ShopProgram() {}

    /** The options and the class for Java. */
    static List<String> asItIs() {
        return List.of(
                "-XX:SharedArchiveFile=" + KEPT,
                // Who reads what a shop prints wants nothing of this in it.
                "-Xlog:cds*=off",
                "-Xlog:aot*=off",
                "-cp",
                CLASS_PATH,
                Merkato.class.getName());
    }

    /** As {@link #asItIs()}; the classes are kept if none were before. */
    static List<String> keptForTheNext() {
        return Stream.concat(Stream.of("-XX:+AutoCreateSharedArchive"), asItIs().stream())
                .toList();
    }

    private static String classPath() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(FOLDER)));
        Path classes = Path.of("target", "classes");
        int failed = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file",
                        JAR.toString(),
                        "-C",
                        classes.toString(),
                        ".");
        if (failed != 0) {
            throw new IllegalStateException("The classes cannot be packed into " + JAR);
        }
        String libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Files.isRegularFile(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
        return JAR + File.pathSeparator + libraries;
    }
}
