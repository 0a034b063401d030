package io.merkato.aftersales.histories;

import io.merkato.payments.PromisingGateway;
import java.util.List;

/**
 * One thing that somebody does to an order. Orders, parcels, returns, withdrawals and refunds are named by a number, which counts round those
 * that are there by then: a history stays one when some of its steps are left out.
 */
sealed interface Step {

    record Place(Buyer by, Units units, boolean pickedUp, Means means) implements Step {}

    record Cancel(int order) implements Step {}

    record CancelAsStaff(int order, Units units) implements Step {}

    record Ship(int order, Units units) implements Step {}

    record Deliver(int order, int parcel) implements Step {}

    record VoidParcel(int order, int parcel) implements Step {}

    record AskToReturn(int order, Units units) implements Step {}

    record Approve(int order, int asked) implements Step {}

    record Reject(int order, int asked) implements Step {}

    record Receive(int order, int asked, Units units, boolean damaged) implements Step {}

    record GiveBack(int order, int cents) implements Step {}

    record GiveBackUnits(int order, Units units, boolean shipping, boolean restock) implements Step {}

    record TryAgain(int order, int refund) implements Step {}

    /** Staff take what was promised, a part of it or all. */
    record Take(int order, int percent) implements Step {}

    /** Staff say that money has come by hand. */
    record Settle(int order) implements Step {}

    /** Staff say that they have given money back by hand, or could not. */
    record SettleRefund(int order, int refund, boolean given) implements Step {}

    /** Days go by since what was promised. */
    record TimePasses(int order, int days) implements Step {}

    /** Somebody, signed in or not, withdraws from the contract. */
    record Withdraw(int order, Units units, Slip slip, boolean confirmedTwice) implements Step {}

    record AcceptWithdrawal(int order, int withdrawal) implements Step {}

    record RejectWithdrawal(int order, int withdrawal) implements Step {}

    /** The gateways answer what they were asked and had not answered. */
    record HearGateways() implements Step {}

    /** Several people, let go at the same moment. */
    record AtOnce(List<Step> steps) implements Step {}

    /** What somebody got wrong who withdraws. */
    enum Slip {
        NONE,
        NUMBER,
        ADDRESS
    }

    /** By what an order is paid. */
    enum Means {
        AT_ONCE("sandbox", "tok_ok"),
        AT_ONCE_FOR_GOOD("sandbox", "tok_refund_fails"),
        AT_ONCE_WITHOUT_ANSWER("sandbox", "tok_timeout"),
        AFTER_AN_ACTION("sandbox", "tok_action"),
        DECLINED("sandbox", "tok_declined"),
        PROMISED(PromisingGateway.METHOD, "ok"),
        PROMISED_AND_TAKEN_AT_THE_SECOND_TRY(PromisingGateway.METHOD, PromisingGateway.CAPTURE_DECLINED),
        PROMISED_WITHOUT_ANSWERS(PromisingGateway.METHOD, PromisingGateway.ANSWERS_LOST),
        PROMISED_AND_ENDED_WITHOUT_ANSWERS(PromisingGateway.METHOD, PromisingGateway.ENDS_LOST),
        BY_TRANSFER("bank-transfer", "none"),
        AT_THE_DOOR("cash-on-delivery", "none");

        private final String method;
        private final String token;

        Means(String method, String token) {
            this.method = method;
            this.token = token;
        }

        String method() {
            return method;
        }

        String token() {
            return token;
        }
    }

    enum Buyer {
        CUSTOMER,
        GUEST
    }

    /** How many of each product; {@link #ALL} is whatever there is. */
    record Units(int cups, int bowls, int gifts) {

        static final Units ALL = new Units(0, 0, 0);

        int of(int product) {
            return List.of(cups, bowls, gifts).get(product);
        }
    }
}
