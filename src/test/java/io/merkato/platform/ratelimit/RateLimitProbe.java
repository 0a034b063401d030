package io.merkato.platform.ratelimit;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Routes that only the shop of the tests has: one with a rate limit, and one that says where the request came from. */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
class RateLimitProbe {

    static final RateLimit LIMIT = new RateLimit("probe", 3, Duration.ofMinutes(15));

    private final RateLimits rateLimits;

    RateLimitProbe(RateLimits rateLimits) {
        this.rateLimits = rateLimits;
    }

    @GetMapping("/probe/rate-limits/{key}")
    String take(@PathVariable String key) {
        rateLimits.take(LIMIT, key);
        return "taken";
    }

    @GetMapping("/probe/visitor")
    Visitor visitor(Visitor visitor) {
        return visitor;
    }
}
