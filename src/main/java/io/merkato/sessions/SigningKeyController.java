package io.merkato.sessions;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/admin/signing-keys")
@Tag(name = "Admin signing keys")
@OpenTo(Audience.ADMINS)
class SigningKeyController {

    private final RotateSigningKeys rotateSigningKeys;
    private final SigningKeyStore store;
    private final Idempotency idempotency;

    SigningKeyController(RotateSigningKeys rotateSigningKeys, SigningKeyStore store, Idempotency idempotency) {
        this.rotateSigningKeys = rotateSigningKeys;
        this.store = store;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            summary = "List the keys that access tokens are verified with, the one that signs first",
            description = "A retired key signs no more, and verifies what it has signed.")
    KeyList list() {
        return new KeyList(store.findAll().stream()
                .map(row -> new Key(row.id(), row.createdAt(), row.retiredAt()))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a new signing key; nobody is signed out by it",
            description = "The keys before it go on verifying, unless `revokeOthers` says that one " + "has leaked.")
    ResponseEntity<KeyList> rotate(
            Caller caller,
            Visitor visitor,
            @Valid @RequestBody(required = false) @Nullable Rotation body,
            IdempotentRequest request) {
        boolean revokeOthers = body != null && Boolean.TRUE.equals(body.revokeOthers());
        return idempotency.once(request, () -> {
            rotateSigningKeys.rotate(caller.requireUser(), visitor, revokeOthers);
            return ResponseEntity.status(HttpStatus.CREATED).body(list());
        });
    }

    @Schema(name = "SigningKeyRotation")
    record Rotation(
            @Schema(
                    description = "true when a key has leaked: access tokens signed before are refused at once, and"
                            + " clients refresh them")
            @Nullable Boolean revokeOthers) {}

    @Schema(name = "SigningKeyList")
    record KeyList(List<Key> items) {}

    @Schema(name = "SigningKey")
    record Key(String id, Instant createdAt, @Nullable Instant retiredAt) {}
}
