package io.merkato.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a client would like to be answered with, by its {@code Accept} (RFC 9110). */
public record Accepted(List<MediaType> types) {

    /** What the request asks for; nothing when that cannot be read. */
    public static Accepted by(HttpServletRequest request) {
        String accept = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        try {
            return new Accepted(MediaType.parseMediaTypes(accept));
        } catch (InvalidMediaTypeException e) {
            return new Accepted(List.of());
        }
    }

    /** Whether one of these is asked for by name, and the others no more than it. Anything, as curl asks for, is no name. */
    public boolean prefers(List<MediaType> these, List<MediaType> others) {
        double quality = quality(these);
        return quality > 0 && quality >= quality(others);
    }

    private double quality(List<MediaType> wanted) {
        return types.stream()
                .filter(type -> wanted.stream().anyMatch(type::equalsTypeAndSubtype))
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}
