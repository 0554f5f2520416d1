/** What tests share: fakes written by hand, recorded events, the place of GitLab's own data. */
@NullMarked
package io.github.cimaven.testkit;

import org.jspecify.annotations.NullMarked;
