package io.merkato.access;

/** A method and a path, whose placeholders stand in braces. */
public record Route(String method, String path) {

    /** Reads {@code GET /v1/me}. */
    public static Route of(String text) {
        int space = text.indexOf(' ');
        return new Route(text.substring(0, space), text.substring(space + 1).strip());
    }

    /** Whether the path names a thing. */
    public boolean namesAThing() {
        return path.contains("{");
    }

    /** The path of one thing. */
    public String pathTo(String id) {
        return path.replaceAll("\\{[^}]+}", id);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
