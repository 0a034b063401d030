package io.merkato.audit;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What admins read of the audit trail. */
@RestController
@RequestMapping("/v1/admin/audit-events")
@Tag(name = "Admin audit trail")
@OpenTo(Audience.ADMINS)
class AuditEventController {

    private final AuditStore store;

    AuditEventController(AuditStore store) {
        this.store = store;
    }

    @GetMapping
    @Operation(
            summary = "What happened to accounts and what staff did, newest first",
            description = "Events are kept for 400 days. What is not known of one is null.")
    Page<AuditEvent> list(
            @Parameter(description = "Only events about this account.") @RequestParam @Nullable UUID userId,
            @Parameter(description = "Only what this person did.") @RequestParam @Nullable UUID actorId,
            @Parameter(description = "Only events of this kind.") @RequestParam @Nullable SecurityEvent type,
            @ModelAttribute @Valid PageRequest page) {
        return store.list(userId, actorId, type, page).map(AuditEventController::view);
    }

    private static AuditEvent view(AuditStore.Row row) {
        return new AuditEvent(
                row.id(),
                row.at(),
                row.type(),
                row.subjectId(),
                row.actorId(),
                row.address(),
                row.userAgent(),
                row.requestId(),
                row.detail());
    }

    /**
     * One event.
     *
     * @param userId whose account it is about
     * @param actorId who did it
     */
    record AuditEvent(
            UUID id,
            Instant at,
            SecurityEvent type,
            @Nullable UUID userId,
            @Nullable UUID actorId,
            @Nullable String address,
            @Nullable String userAgent,
            @Nullable String requestId,
            String detail) {}
}
