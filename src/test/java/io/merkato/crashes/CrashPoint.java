package io.merkato.crashes;

/**
 * A step of a request by which something leaves its process: a statement, a commit, or a call of a gateway.
 *
 * @param what the method of the store that sends it, {@code commit}, or the gateway's verb
 * @param time the how manieth of that name, from 1
 */
record CrashPoint(String what, int time) {

    @Override
    public String toString() {
        return what + (time == 1 ? "" : " (" + time + ")");
    }
}
