/**
 * Mail addresses as mail servers understand them.
 */
@NullMarked
package io.merkato.platform.mail;

import org.jspecify.annotations.NullMarked;
