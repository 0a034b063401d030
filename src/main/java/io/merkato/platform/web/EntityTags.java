package io.merkato.platform.web;

import static io.merkato.platform.problem.PlatformProblem.PRECONDITION_FAILED;

import io.merkato.platform.crypto.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Strong entity tags (RFC 9110, 8.8.3), made of the bytes of a representation. Every JSON answer to a GET has one. */
@Component
final class EntityTags {

    /** Stands in no hash. */
    private static final char DIVIDER = '.';

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    /** Refuses with PRECONDITION_FAILED when {@code If-Match} does not name what a GET of the resource would answer now. */
    void requireMatch(String ifMatch, Supplier<?> current) {
        if (!isCurrent(ifMatch, current.get())) {
            throw PRECONDITION_FAILED.because("Read it again, then repeat your change on what it is now.");
        }
    }

    private boolean isCurrent(String ifMatch, Object resource) {
        if (!(resource instanceof PartlyLive live)) {
            return matches(ifMatch, of(json.writeValueAsBytes(resource)), false);
        }
        String lasting = lasting(live);
        return ifMatch.trim().equals("*")
                || Arrays.stream(ifMatch.split(","))
                        .map(String::trim)
                        .anyMatch(tag -> tag.startsWith('"' + lasting + DIVIDER));
    }

    /** The tag of a resource whose representation these bytes are. */
    String of(Object resource, byte[] representation) {
        return resource instanceof PartlyLive live
                ? '"' + lasting(live) + DIVIDER + hash(representation) + '"'
                : of(representation);
    }

    static String of(byte[] representation) {
        return '"' + hash(representation) + '"';
    }

    private String lasting(PartlyLive resource) {
        return hash(json.writeValueAsBytes(resource.lasting()));
    }

    private static String hash(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(bytes), 16));
    }

    /** Whether a list of tags in {@code If-Match} or {@code If-None-Match} names this one; the latter compares weakly. */
    static boolean matches(String header, String tag, boolean weakly) {
        return header.trim().equals("*")
                || Arrays.stream(header.split(","))
                        .map(String::trim)
                        .map(candidate -> weakly && candidate.startsWith("W/") ? candidate.substring(2) : candidate)
                        .anyMatch(tag::equals);
    }
}
