package io.merkato.aftersales.histories;

import java.util.List;

/**
 * One thing that somebody does to an order. Orders, parcels, returns, withdrawals and refunds are named by a number, which counts round those
 * that are there by then: a history stays one when some of its steps are left out.
 */
sealed interface Step {

    record Place(Buyer by, Units units, boolean pickedUp, String token) implements Step {}

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
