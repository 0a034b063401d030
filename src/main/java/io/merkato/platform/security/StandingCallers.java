package io.merkato.platform.security;

/** Whether those who were let in would be so still. Whoever knows about sessions brings a bean of it. */
public interface StandingCallers {

    /** True for a guest, and while the session goes on and its owner may do anything at all. Answered from memory. */
    boolean stands(Caller caller);
}
