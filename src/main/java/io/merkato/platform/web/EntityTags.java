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

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    /** Refuses with PRECONDITION_FAILED when {@code If-Match} does not name what a GET of the resource would answer now. */
    void requireMatch(String ifMatch, Supplier<?> current) {
        if (!matches(ifMatch, of(json.writeValueAsBytes(current.get())), false)) {
            throw PRECONDITION_FAILED.because("Read it again, then repeat your change on what it is now.");
        }
    }

    static String of(byte[] representation) {
        byte[] hash = Sha256.of(representation);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)) + '"';
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
