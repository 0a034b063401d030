package io.merkato.payments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** A gateway to try things out with: its tokens say what shall happen. No money moves. */
@Component
@ConditionalOnBooleanProperty("merkato.sandbox")
class SandboxGateway implements PaymentGateway {

    /** Charges whose first answer was lost; the next question gets one. */
    private final Cache<OperationId, Boolean> answersLost = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    @Override
    public String method() {
        return "sandbox";
    }

    @Override
    public String name() {
        return "Sandbox: tok_ok pays, tok_declined does not";
    }

    @Override
    public ChargeOutcome charge(Charge charge) {
        return switch (charge.token()) {
            case "tok_ok", "tok_refund_fails" -> approved(charge);
            case "tok_timeout" -> loseFirstAnswer(charge);
            case "tok_declined" -> new ChargeOutcome.Declined("card_declined");
            case null, default -> new ChargeOutcome.Declined("unknown_token");
        };
    }

    private ChargeOutcome loseFirstAnswer(Charge charge) {
        return answersLost.asMap().putIfAbsent(charge.operation(), true) == null
                ? new ChargeOutcome.Unknown("the answer was lost")
                : approved(charge);
    }

    private static ChargeOutcome approved(Charge charge) {
        return new ChargeOutcome.Approved("sandbox_" + charge.operation());
    }
}
