package io.merkato.payments.reconciliation;

import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The gateways' lists against ours, for staff. */
@RestController
@Tag(name = "Admin ledger")
@OpenTo(Audience.STAFF)
class ReconciliationController {

    private static final RateLimit COMPARISONS = new RateLimit("reconciliation", 10, Duration.ofMinutes(1));
    private static final Duration USUAL = Duration.ofDays(2);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Instant FIRST = Instant.parse("1971-01-01T00:00:00Z");

    private final CompareBooks books;
    private final RateLimits rateLimits;

    ReconciliationController(CompareBooks books, RateLimits rateLimits) {
        this.books = books;
        this.rateLimits = rateLimits;
    }

    @GetMapping("/v1/admin/reconciliation")
    @Refuses({"INVALID_PARAMETER", "TOO_MANY_REQUESTS"})
    @Operation(
            operationId = "reconciliation",
            summary = "In what gateways and the books differ",
            description =
                    "Compares what each gateway says that it moved with what we have, both ways, and tells of each "
                            + "difference what has mostly led to it and what may be done. Changes nothing. The same is done each day for the two "
                            + "days before it, and told to admins by mail. At most ten times a minute.")
    Reconciliation compare(
            @Parameter(description = "The first instant; 48 hours before `to` when absent.")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(
                            description =
                                    "The first instant that is too late, at most 31 days after `from`; now when absent.")
                    @RequestParam(required = false)
                    @Nullable Instant to,
            Caller caller) {
        Instant now = Instant.now();
        Instant end = to == null || to.isAfter(now) ? now : to;
        requireWithin(end);
        Instant begin = from == null ? end.minus(USUAL) : from;
        requireSpan(begin, end);
        rateLimits.take(COMPARISONS, caller.requireUser().toString());
        return books.between(begin, end);
    }

    private static void requireWithin(Instant to) {
        if (to.isBefore(FIRST)) {
            throw refused("must not be before 1971");
        }
    }

    private static void requireSpan(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw refused("must not be before from");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw refused("must be at most 31 days after from");
        }
    }

    private static RuntimeException refused(String detail) {
        return INVALID_PARAMETER
                .because("That time cannot be compared.")
                .at(List.of(new FieldError("?to", "INVALID_PARAMETER", detail)));
    }
}
