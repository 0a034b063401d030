package io.merkato.search.meaning;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The machine code of onnxruntime. By itself it would leave a copy of it behind whenever the process is killed, and an empty
 * folder always.
 */
final class NativeLibraries {

    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    /** Where onnxruntime looks before it makes copies. */
    private static final String FOLDER = "onnxruntime.native.path";

    private NativeLibraries() {}

    /**
     * Loads it, once for the process, from copies in the folder for temporary files, which it needs no more after that.
     *
     * @throws IOException when there is none for this platform, or the copies cannot be written
     */
    static synchronized OrtEnvironment load() throws IOException {
        Path folder = Files.createTempDirectory("merkato-onnxruntime-");
        try {
            for (String library : LIBRARIES) {
                copy(System.mapLibraryName(library), folder);
            }
            System.setProperty(FOLDER, folder.toString());
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "merkato");
        } finally {
            System.clearProperty(FOLDER);
            for (String library : LIBRARIES) {
                Files.deleteIfExists(folder.resolve(System.mapLibraryName(library)));
            }
            Files.deleteIfExists(folder);
        }
    }

    private static void copy(String file, Path folder) throws IOException {
        String packed = "ai/onnxruntime/native/" + platform() + "/" + file;
        try (InputStream stream = NativeLibraries.class.getClassLoader().getResourceAsStream(packed)) {
            if (stream == null) {
                throw new IOException("there is no onnxruntime for " + platform() + " in this build");
            }
            Files.copy(stream, folder.resolve(file));
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return (system.contains("mac") ? "osx" : system) + "-"
                + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor);
    }
}
