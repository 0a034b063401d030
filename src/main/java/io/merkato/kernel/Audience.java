package io.merkato.kernel;

/** Whom a route is there for; each circle holds the next one. */
public enum Audience {
    /** Everybody, and an access token is not even looked at: who signs in has often just seen it expire. */
    UNRECOGNIZED,
    /** Everybody; an access token that is sent has to be a good one. */
    EVERYBODY,
    /** Customers by their access token, and guests by what they hold; the route finds out what is whose. */
    BUYERS,
    /** Who is signed in, in whatever role. */
    SIGNED_IN,
    /** Staff and admins. */
    STAFF,
    ADMINS,
    /** Nobody: a handler that does not say. */
    NOBODY
}
