package io.merkato.integrity;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.invariants.Violation;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Admin integrity")
@OpenTo(Audience.ADMINS)
class IntegrityController {

    private final CheckIntegrity integrity;

    IntegrityController(CheckIntegrity integrity) {
        this.integrity = integrity;
    }

    @GetMapping("/v1/admin/integrity")
    @Refuses("TOO_MANY_REQUESTS")
    @Operation(
            summary = "Whether all is true that must be true",
            description =
                    "Runs every invariant of stock, orders and money; `violations` is empty when all is well. Who asks while "
                            + "a check is going on gets what that one finds. At most sixty times a minute.")
    Integrity check(Caller caller) {
        return Integrity.of(integrity.check(caller.requireUser()));
    }

    /** @param checkedAt when the check began */
    record Integrity(Instant checkedAt, List<BrokenInvariant> violations) {

        static Integrity of(CheckIntegrity.Checked checked) {
            return new Integrity(
                    checked.at(),
                    checked.violations().stream().map(BrokenInvariant::of).toList());
        }
    }

    /**
     * Something that must be true and is not.
     *
     * @param invariant what must be true
     * @param count of how many things it is not true
     * @param examples ids of ten of these at most
     */
    @Schema(name = "BrokenInvariant")
    record BrokenInvariant(String invariant, long count, List<String> examples) {

        static BrokenInvariant of(Violation violation) {
            return new BrokenInvariant(violation.rule(), violation.count(), violation.ids());
        }
    }
}
