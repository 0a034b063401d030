package io.merkato.testing.stripe.ledger;

import java.util.Optional;
import java.util.stream.Stream;

/** The documented means to pay in tests, each with what becomes of it. */
enum TestCard {
    VISA("visa", "4242424242424242"),
    VISA_DEBIT("visa_debit", "4000056655665556"),
    MASTERCARD("mastercard", "5555555555554444"),
    AMEX("amex", "378282246310005"),
    BYPASS_PENDING("bypassPending", "4000000000000077"),
    CHARGE_DECLINED("chargeDeclined", "4000000000000002", "card_declined", "generic_decline"),
    INSUFFICIENT_FUNDS("chargeDeclinedInsufficientFunds", "4000000000009995", "card_declined", "insufficient_funds"),
    LOST_CARD("chargeDeclinedLostCard", "4000000000009987", "card_declined", "lost_card"),
    STOLEN_CARD("chargeDeclinedStolenCard", "4000000000009979", "card_declined", "stolen_card"),
    FRAUDULENT("chargeDeclinedFraudulent", "4100000000000019", "card_declined", "fraudulent"),
    RADAR_BLOCK("radarBlock", "4100000000000019", "card_declined", "fraudulent"),
    VELOCITY("chargeDeclinedVelocityLimitExceeded", "4000000000006975", "card_declined", "card_velocity_exceeded"),
    EXPIRED_CARD("chargeDeclinedExpiredCard", "4000000000000069", "expired_card", "expired_card"),
    INCORRECT_CVC("chargeDeclinedIncorrectCvc", "4000000000000127", "incorrect_cvc", "incorrect_cvc"),
    PROCESSING_ERROR("chargeDeclinedProcessingError", "4000000000000119", "processing_error", "processing_error"),
    AUTHENTICATION_REQUIRED("authenticationRequired", "4000002760003184", Habit.AUTHENTICATES),
    AUTHENTICATION_ON_SETUP("authenticationRequiredOnSetup", "4000002500003155", Habit.AUTHENTICATES),
    THREE_D_SECURE("threeDSecure2Required", "4000000000003220", Habit.AUTHENTICATES),
    THREE_D_SECURE_1("threeDSecureRequired", "4000000000003063", Habit.AUTHENTICATES),
    THREE_D_SECURE_OPTIONAL("threeDSecureOptional", "4000000000003055"),
    THREE_D_SECURE_DECLINED(
            "threeDSecureRequiredChargeDeclined",
            "4000008400001629",
            Habit.AUTHENTICATES,
            "card_declined",
            "generic_decline"),
    THREE_D_SECURE_POOR(
            "authenticationRequiredChargeDeclinedInsufficientFunds",
            "4000008260003178",
            Habit.AUTHENTICATES,
            "card_declined",
            "insufficient_funds"),
    CREATE_DISPUTE("createDispute", "4000000000000259", Habit.IS_DISPUTED),
    PENDING_REFUND("pendingRefund", "4000000000007726", Habit.REFUNDS_SLOWLY),
    REFUND_FAIL("refundFail", "4000000000005126", Habit.REFUNDS_FAIL),
    /** A bank debit, which is not known to be paid before the bank says so. */
    BANK_DEBIT("pm_usBankAccount_processing", "000111111116", Habit.TAKES_DAYS);

    enum Habit {
        NONE,
        AUTHENTICATES,
        IS_DISPUTED,
        REFUNDS_SLOWLY,
        REFUNDS_FAIL,
        TAKES_DAYS
    }

    private final String name;
    private final String number;
    private final Habit habit;
    private final String errorCode;
    private final String declineCode;

    TestCard(String name, String number) {
        this(name, number, Habit.NONE, "", "");
    }

    TestCard(String name, String number, Habit habit) {
        this(name, number, habit, "", "");
    }

    TestCard(String name, String number, String errorCode, String declineCode) {
        this(name, number, Habit.NONE, errorCode, declineCode);
    }

    TestCard(String name, String number, Habit habit, String errorCode, String declineCode) {
        this.name = name;
        this.number = number;
        this.habit = habit;
        this.errorCode = errorCode;
        this.declineCode = declineCode;
    }

    /** By {@code pm_card_…}; both {@code pm_card_chargeDeclined} and {@code pm_card_visa_chargeDeclined} are in use. */
    static Optional<TestCard> byPaymentMethod(String id) {
        return find(id, "pm_card_")
                .or(() ->
                        Stream.of(values()).filter(card -> card.name.equals(id)).findFirst());
    }

    /** By {@code tok_…}, as forms of a browser make them. */
    static Optional<TestCard> byToken(String token) {
        return find(token, "tok_");
    }

    static Optional<TestCard> byNumber(String number) {
        String digits = number.replace(" ", "");
        return Stream.of(values()).filter(card -> card.number.equals(digits)).findFirst();
    }

    private static Optional<TestCard> find(String id, String prefix) {
        if (!id.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = id.substring(prefix.length());
        String plain = rest.startsWith("visa_") && !rest.equals("visa_debit") ? rest.substring("visa_".length()) : rest;
        return Stream.of(values()).filter(card -> card.name.equals(plain)).findFirst();
    }

    boolean has(Habit wanted) {
        return habit == wanted;
    }

    boolean isDeclined() {
        return !errorCode.isEmpty();
    }

    String errorCode() {
        return errorCode;
    }

    String declineCode() {
        return declineCode;
    }

    String last4() {
        return number.substring(number.length() - 4);
    }

    String brand() {
        return switch (this) {
            case MASTERCARD -> "mastercard";
            case AMEX -> "amex";
            default -> "visa";
        };
    }

    String type() {
        return this == BANK_DEBIT ? "us_bank_account" : "card";
    }

    /** What people are told. */
    String message() {
        return switch (declineCode) {
            case "insufficient_funds" -> "Your card has insufficient funds.";
            case "expired_card" -> "Your card has expired.";
            case "incorrect_cvc" -> "Your card's security code is incorrect.";
            case "processing_error" -> "An error occurred while processing your card. Try again in a little bit.";
            default -> "Your card was declined.";
        };
    }
}
