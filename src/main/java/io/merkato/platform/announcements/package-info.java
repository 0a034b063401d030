/**
 * What nodes tell each other through the database: that something which others may remember has changed. It owns the
 * channel and the memory that listens to it, and knows nothing of what is remembered.
 */
@NullMarked
package io.merkato.platform.announcements;

import org.jspecify.annotations.NullMarked;
