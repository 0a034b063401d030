package io.merkato.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Java sources as the compiler reads them: where methods begin and end, and what texts stand in them. */
public final class Sources {

    private final List<Path> files;
    private final List<Method> methods = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();

    private Sources(List<Path> files) {
        this.files = files;
    }

    /** All sources under these folders. */
    public static Sources under(String... folders) {
        List<Path> files = new ArrayList<>();
        try {
            for (String folder : folders) {
                try (Stream<Path> found = Files.walk(Path.of(folder))) {
                    found.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .forEach(files::add);
                }
            }
            Sources sources = new Sources(files);
            sources.read();
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files, sorted by their paths. */
    public List<Path> files() {
        return files;
    }

    /** Methods and constructors that have a body. */
    public List<Method> methods() {
        return methods;
    }

    /** What stands between quotes, text blocks too. */
    public List<Text> texts() {
        return texts;
    }

    private void read() throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests run on a JDK");
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, positions).scan(unit, null);
            }
        }
    }

    /**
     * A method or constructor.
     *
     * @param lines from the signature, without the annotations above it, to the closing brace
     */
    public record Method(String file, String name, long lines) {

        @Override
        public String toString() {
            return file + "#" + name;
        }
    }

    /**
     * A text between quotes.
     *
     * @param file the file it stands in, as {@code cart/CartController}
     */
    public record Text(String file, String value) {}

    private final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String file;

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.file = unit.getSourceFile().getName().replaceAll(".*io/merkato/|\\.java$", "");
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null) {
                LineMap lines = unit.getLineMap();
                long first = lines.getLineNumber(signature(method));
                long last = lines.getLineNumber(positions.getEndPosition(unit, method));
                methods.add(new Method(file, method.getName().toString(), last - first + 1));
            }
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
            if (literal.getValue() instanceof String value) {
                texts.add(new Text(file, value));
            }
            return super.visitLiteral(literal, null);
        }

        /** Where annotations and modifiers end. */
        private long signature(MethodTree method) {
            long start = positions.getEndPosition(unit, method.getModifiers());
            if (start < 0) {
                return positions.getStartPosition(unit, method);
            }
            CharSequence text = text();
            while (Character.isWhitespace(text.charAt((int) start))) {
                start++;
            }
            return start;
        }

        private CharSequence text() {
            try {
                return unit.getSourceFile().getCharContent(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
