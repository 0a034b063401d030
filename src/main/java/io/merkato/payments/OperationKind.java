package io.merkato.payments;

import static io.merkato.payments.PaymentStatus.AUTHORIZED;
import static io.merkato.payments.PaymentStatus.CAPTURED;
import static io.merkato.payments.PaymentStatus.FAILED;
import static io.merkato.payments.PaymentStatus.PENDING;
import static io.merkato.payments.PaymentStatus.REFUNDED;
import static io.merkato.payments.PaymentStatus.VOIDED;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** What an operation asks of its gateway, and from where to where it moves the payment when it succeeds. */
public enum OperationKind {
    /** Takes the money at once. */
    CHARGE(PENDING, CAPTURED, Capability.CHARGE),
    /** Has the money promised, to be captured or given up later. */
    AUTHORIZE(PENDING, AUTHORIZED, Capability.AUTHORIZE),
    /** Takes money that was promised. */
    CAPTURE(AUTHORIZED, CAPTURED, Capability.CAPTURE),
    /** Gives up what was promised. */
    VOID(AUTHORIZED, VOIDED, Capability.VOID),
    /** Gives back money that was taken, all or some of it. */
    REFUND(CAPTURED, REFUNDED, Capability.REFUND);

    private final PaymentStatus from;
    private final PaymentStatus to;
    private final Capability needs;

    OperationKind(PaymentStatus from, PaymentStatus to, Capability needs) {
        if (!from.mayBecome(to)) {
            throw new IllegalArgumentException(from + " cannot become " + to);
        }
        this.from = from;
        this.to = to;
        this.needs = needs;
    }

    /** The kind of this name. */
    public static OperationKind of(String text) {
        return ApiName.parse(OperationKind.class, text);
    }

    /** The kind as it is stored, and as the API writes it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }

    /** What a gateway must be able to do to be asked for this. */
    Capability needs() {
        return needs;
    }

    /** Where a payment stands while such an operation is open. */
    PaymentStatus from() {
        return from;
    }

    PaymentStatus afterSuccess() {
        return to;
    }

    /** A payment that could not even begin has failed; any other stays what it was. */
    PaymentStatus afterFailure() {
        return from == PENDING ? FAILED : from;
    }

    /** Whether payments begin with it. */
    boolean opensPayment() {
        return from == PENDING;
    }

    boolean takesMoney() {
        return to == CAPTURED;
    }

    boolean returnsMoney() {
        return to == REFUNDED;
    }
}
