package io.merkato.platform.idempotency;

import io.merkato.platform.json.RenderedJson;
import java.util.UUID;
import org.springframework.http.ResponseEntity;

/** What became of a request's claim on its key. */
sealed interface Claim {

    /** The request is the first with its key: carry it out. */
    record First() implements Claim {}

    /** It was answered before: give that answer. */
    record Answered(ResponseEntity<RenderedJson> answer) implements Claim {}

    /**
     * It was begun before and has no answer yet.
     *
     * @param subject what the first request was about to make
     */
    record Begun(UUID subject) implements Claim {}

    /** Another request with this key is being carried out right now. */
    record Running() implements Claim {}
}
