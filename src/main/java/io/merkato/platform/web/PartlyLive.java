package io.merkato.platform.web;

/**
 * A resource of which a part changes by itself, such as units that orders hold. Its entity tag tells of all of it, and
 * names by itself what people change: {@code If-Match} is about that, so that it still holds when nothing else has moved.
 */
public interface PartlyLive {

    /** What people change. */
    Object lasting();
}
