package io.merkato.testing.stripe.wire;

import org.jspecify.annotations.Nullable;

/**
 * One call of the API.
 *
 * @param id the object that the address names; empty where it names none
 */
public record Call(
        String requestId,
        CallKind kind,
        String method,
        String path,
        String id,
        Params params,
        @Nullable String idempotencyKey) {}
